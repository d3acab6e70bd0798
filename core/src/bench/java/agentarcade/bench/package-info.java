/// How fast the engine is: the same small networks trained by us, by ND4J expressions and by DL4J, and the machine's own limit beside them.
///
/// [Works][agentarcade.bench.Works] lists what is measured; a new shape is one line there. Each [Contender][agentarcade.bench.Contender] is
/// one library's way of doing such a work. [Stopwatch][agentarcade.bench.Stopwatch] runs JMH, [Report][agentarcade.bench.Report] writes the
/// tables. Compiled and run by `./mvnw -Pbench` alone; the program itself knows nothing of this package.
package agentarcade.bench;
