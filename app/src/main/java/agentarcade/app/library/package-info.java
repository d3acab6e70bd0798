/// The library: all saved runs, and what is in each of them before it is opened.
package agentarcade.app.library;
