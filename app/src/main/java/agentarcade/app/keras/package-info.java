/// Models of Keras in the window: what a file holds, and what can be done with it in the world that is open.
package agentarcade.app.keras;
