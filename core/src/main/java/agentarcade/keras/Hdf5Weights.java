package agentarcade.keras;

import agentarcade.knob.Refused;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.message.DataLayout;
import io.jhdf.storage.HdfBackingStorage;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads an HDF5 file as Keras 1 and 2 write it: at the top, or in the group `model_weights`, an attribute `layer_names`; for each name a
/// group with an attribute `weight_names`; for each of these an array. `model.save` adds the attribute `model_config`.
final class Hdf5Weights {
    private final String file;
    private long numbersLeft = Limits.PARAMETERS;
    private int arraysLeft = Limits.ARRAYS;

    private Hdf5Weights(String file) {
        this.file = file;
    }

    /// @param file its name, for sentences
    static StoredModel read(byte[] bytes, String file) throws Refused {
        try (HdfFile hdf5 = open(bytes)) {
            return new Hdf5Weights(file).read(hdf5);
        } catch (RuntimeException | StackOverflowError broken) {
            // jHDF has no list of what it throws when bytes are not what they should be.
            throw Problem.of("hdf5", file);
        }
    }

    /// jHDF's own ways to open a file let it read without end; only its private constructor takes a storage of ours.
    private static HdfFile open(byte[] bytes) {
        try (HdfFile plain = HdfFile.fromBytes(bytes)) {
            Constructor<HdfFile> constructor = HdfFile.class.getDeclaredConstructor(HdfBackingStorage.class);
            constructor.setAccessible(true);
            return constructor.newInstance(new MeteredStorage(plain.getHdfBackingStorage()));
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("This version of jHDF is opened in another way", changed);
        }
    }

    private StoredModel read(HdfFile root) throws Refused {
        boolean whole = root.getAttribute("layer_names") == null && root.getAttribute("layer_names0") == null
                && root.getChild("model_weights") != null;
        Group weights = whole ? group(root, "model_weights") : root;
        Optional<String> version = either(root, weights, "keras_version");
        KerasVersion.check(version, file);
        if (weights.getAttribute("layer_names") == null && weights.getAttribute("layer_names0") == null) {
            throw Problem.of("noWeights", file);
        }
        Map<String, List<StoredArray>> layers = new LinkedHashMap<>();
        for (String name : texts(weights, "layer_names")) {
            if (layers.putIfAbsent(name, arrays(group(weights, name))) != null) {
                throw Problem.of("hdf5", file);
            }
        }
        return new StoredModel(version, either(root, weights, "backend"), text(root, "model_config"), layers);
    }

    private Group group(Group parent, String name) throws Refused {
        if (parent.getChild(name) instanceof Group group && !group.isLink()) {
            return group;
        }
        throw Problem.of("hdf5Part", file, name);
    }

    private List<StoredArray> arrays(Group layer) throws Refused {
        List<StoredArray> arrays = new ArrayList<>();
        for (String name : texts(layer, "weight_names")) {
            arrays.add(array(layer, name));
        }
        return arrays;
    }

    /// Names may have slashes, which lead through groups.
    private StoredArray array(Group layer, String name) throws Refused {
        Node node = layer;
        for (String part : name.split("/")) {
            node = node instanceof Group group && !group.isLink() ? group.getChild(part) : null;
        }
        if (!(node instanceof Dataset data) || node.isLink()) {
            throw Problem.of("hdf5Part", file, name);
        }
        if (data.getDataLayout() != DataLayout.CONTIGUOUS && data.getDataLayout() != DataLayout.COMPACT) {
            throw Problem.of("packed", file, name);
        }
        Class<?> type = data.getJavaType();
        if (type != float.class && type != double.class) {
            throw Problem.of("numbers", file, name);
        }
        int[] shape = data.getDimensions();
        long count = 1;
        for (int side : shape) {
            count = side < 1 ? Long.MAX_VALUE : Math.multiplyExact(count, (long) side);
        }
        numbersLeft -= Math.min(count, Limits.PARAMETERS + 1L);
        if (numbersLeft < 0 || --arraysLeft < 0 || shape.length > 4) {
            throw Problem.of("tooManyWeights", file, Limits.PARAMETERS);
        }
        return new StoredArray(name, shape, finite(floats(data), name));
    }

    private static float[] floats(Dataset data) {
        return switch (data.getDataFlat()) {
            case float[] floats -> floats;
            case double[] doubles -> {
                float[] floats = new float[doubles.length];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) doubles[i];
                }
                yield floats;
            }
            // A single number is handed out by itself.
            case Number number -> new float[] {number.floatValue()};
            default -> throw new IllegalArgumentException("No numbers");
        };
    }

    private float[] finite(float[] numbers, String name) throws Refused {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw Problem.of("notFinite", file, name);
            }
        }
        return numbers;
    }

    private Optional<String> text(Node node, String name) throws Refused {
        List<String> texts = texts(node.getAttribute(name), name);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.getFirst());
    }

    private Optional<String> either(Node first, Node second, String name) throws Refused {
        Optional<String> text = text(first, name);
        return text.isPresent() ? text : text(second, name);
    }

    /// Keras cuts lists that are too long for one attribute into name0, name1, …
    private List<String> texts(Node node, String name) throws Refused {
        List<String> all = new ArrayList<>(texts(node.getAttribute(name), name));
        for (int part = 0; node.getAttribute(name + part) != null && part < Limits.LAYERS; part++) {
            all.addAll(texts(node.getAttribute(name + part), name));
        }
        if (all.size() > Limits.ARRAYS) {
            throw Problem.of("attribute", file, name);
        }
        return all;
    }

    private List<String> texts(Attribute attribute, String name) throws Refused {
        // An empty list has been written as one of numbers.
        if (attribute == null || attribute.isEmpty() || attribute.getSize() == 0) {
            return List.of();
        }
        if (attribute.getJavaType() != String.class || attribute.getSize() > Limits.ARRAYS
                || attribute.getSizeInBytes() < 0 || attribute.getSizeInBytes() > Limits.CONFIG) {
            throw Problem.of("attribute", file, name);
        }
        return switch (attribute.getData()) {
            case String one -> List.of(one);
            case String[] many -> Arrays.asList(many);
            case null, default -> throw Problem.of("attribute", file, name);
        };
    }
}
