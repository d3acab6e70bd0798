/// The form at the right: a row for each setting, made from its declaration, with its help, its range and what is wrong with an entry.
package agentarcade.app.knobs;
