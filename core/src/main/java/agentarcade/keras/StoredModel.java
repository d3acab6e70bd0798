package agentarcade.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an HDF5 file of Keras holds.
///
/// @param version of Keras, if the file tells
/// @param backend what Keras computed with, "tensorflow" or "theano", if the file tells
/// @param config the layers as JSON, if they are in it
/// @param layers the arrays of each layer by its name, both in the order of the file; layers without weights have none
record StoredModel(Optional<String> version, Optional<String> backend, Optional<String> config, Map<String, List<StoredArray>> layers) {
}
