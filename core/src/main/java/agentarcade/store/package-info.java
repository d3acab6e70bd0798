/// Everything that touches files: runs, presets, pictures of curves. The only package of the core that knows `java.nio.file` beyond paths;
/// `report` makes what it writes in memory. Files are plain data, described in `docs/file-format.md`; what can't be used is refused with
/// a sentence.
package agentarcade.store;
