/// Commands that open the real window and measure it: how evenly it is drawn, what it costs the training, and what it does to memory.
package agentarcade.app.measure;
