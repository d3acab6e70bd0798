/// The gallery of worlds: each plays by itself in miniature, to be chosen from.
package agentarcade.app.gallery;
