/// Settings, declared once: name, range, first value, when a change takes effect. Form, checks, files and command line all read them here.
/// Also what the program says to people: sentences in no language yet, and the texts that put them into words.
package agentarcade.knob;
