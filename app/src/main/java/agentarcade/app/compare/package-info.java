/// Runs compared: how their settings differ and how well they do.
package agentarcade.app.compare;
