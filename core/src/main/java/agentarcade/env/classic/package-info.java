/// The classic control problems of reinforcement learning, with the equations of Gymnasium and their constants as settings. No world knows
/// another.
package agentarcade.env.classic;
