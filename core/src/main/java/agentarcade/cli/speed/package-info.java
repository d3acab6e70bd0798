/// The speed of training beside that of other programs, for the command `bench`.
package agentarcade.cli.speed;
