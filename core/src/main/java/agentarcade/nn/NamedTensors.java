package agentarcade.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Translates between all parameters in one row and the same by name, as [Architecture#tensors()] lists them.
final class NamedTensors {
    private NamedTensors() {
    }

    static Map<String, float[]> split(List<Layer.Tensor> tensors, float[] parameters) {
        Map<String, float[]> named = new LinkedHashMap<>();
        int start = 0;
        for (Layer.Tensor tensor : tensors) {
            int end = start + Math.toIntExact(tensor.size());
            named.put(tensor.name(), Arrays.copyOfRange(parameters, start, end));
            start = end;
        }
        return named;
    }

    /// @throws IllegalArgumentException when a name is missing or unknown, a length is wrong, or a number isn't finite
    static float[] join(List<Layer.Tensor> tensors, Map<String, float[]> named) {
        List<String> names = tensors.stream().map(Layer.Tensor::name).toList();
        for (String name : named.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("This network has no parameters called %s, only %s".formatted(name, names));
            }
        }
        float[] parameters = new float[Math.toIntExact(tensors.stream().mapToLong(Layer.Tensor::size).sum())];
        int start = 0;
        for (Layer.Tensor tensor : tensors) {
            float[] numbers = checked(tensor, named.get(tensor.name()));
            System.arraycopy(numbers, 0, parameters, start, numbers.length);
            start += numbers.length;
        }
        return parameters;
    }

    private static float[] checked(Layer.Tensor tensor, float[] numbers) {
        if (numbers == null) {
            throw new IllegalArgumentException("The parameters called %s are missing".formatted(tensor.name()));
        }
        if (numbers.length != tensor.size()) {
            throw new IllegalArgumentException(
                    "%s of shape %s has %,d numbers, not %,d".formatted(tensor.name(), tensor.shape(), tensor.size(), numbers.length));
        }
        for (int i = 0; i < numbers.length; i++) {
            if (!Float.isFinite(numbers[i])) {
                throw new IllegalArgumentException(
                        "Number %,d of %s is %s; only finite numbers can be used".formatted(i, tensor.name(), numbers[i]));
            }
        }
        return numbers;
    }
}
