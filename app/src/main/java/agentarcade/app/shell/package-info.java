/// The window as a whole: toolbar, menu, messages and status line, and what happens to the run that is open.
package agentarcade.app.shell;
