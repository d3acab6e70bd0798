/// Colours, light and dark: for controls by style sheet, for what is drawn by palette.
package agentarcade.app.theme;
