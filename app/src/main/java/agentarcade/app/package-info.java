/// The window: where the program starts, and where its parts are put together. Each view has a package of its own below this one.
package agentarcade.app;
