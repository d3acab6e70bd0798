/// Worlds around worlds, in the terms of the field: a time limit, stacks of frames, held actions, smaller pictures. They know no
/// particular game.
package agentarcade.env.wrappers;
