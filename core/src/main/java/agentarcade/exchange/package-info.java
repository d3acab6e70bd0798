/// Trained policies for other programs: what a policy computes as plain data, and the same as NumPy's arrays or as ONNX.
/// Knows networks, because it takes them apart; writes through [agentarcade.store].
package agentarcade.exchange;
