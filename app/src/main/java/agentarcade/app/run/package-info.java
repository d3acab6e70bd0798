/// One open run as the window knows it: its training session, and the newest snapshot of it as properties.
package agentarcade.app.run;
