/// What can be run: the lists of worlds and algorithms, a chosen pair with its settings and seed, and how good the result is.
package agentarcade.experiment;
