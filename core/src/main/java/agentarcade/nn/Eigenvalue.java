package agentarcade.nn;

/// An eigenvalue found step by step, and how well.
///
/// @param value the best guess; never beyond the outermost eigenvalue, apart from rounding
/// @param bound some eigenvalue is at most so far from it
/// @param products how many products with the matrix it took
public record Eigenvalue(double value, double bound, int products) {
}
