/// The algorithms, one file each that reads like its paper: settings on top, then act, learn, save and restore.
/// How each departs from its source is told in `docs/algorithms/`.
package agentarcade.agent.algorithms;
