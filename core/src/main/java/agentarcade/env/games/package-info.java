/// Games on a board, one file each, with their rules as settings. No game knows another.
package agentarcade.env.games;
