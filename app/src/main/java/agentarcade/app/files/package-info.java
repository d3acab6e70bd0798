/// What the window has to do with files: dialogs, behind an interface so that tests need none, names, and preferences.
package agentarcade.app.files;
