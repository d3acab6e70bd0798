/// The open runs side by side: which there are, which is in the middle of the window, and what can be done with each.
package agentarcade.app.runs;
