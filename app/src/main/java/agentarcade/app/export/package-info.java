/// What leaves the window for other programs and other people: agents, curves, films and pages, made beside everything else.
package agentarcade.app.export;
