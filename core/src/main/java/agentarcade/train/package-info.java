/// Training: the loop of acting and learning, the one thread it runs on, and what others may see of it.
package agentarcade.train;
