/// What leaves the program to be looked at: a game as an animated GIF or as pictures, a run as a page, its curves as TensorBoard events.
/// Everything is made in memory, without a screen, on the thread of whoever asks; `store` writes it in one go.
package agentarcade.report;
