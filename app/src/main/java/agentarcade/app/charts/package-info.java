/// The learning curves under the game, thinned out from all their points and redrawn a few times a second.
package agentarcade.app.charts;
