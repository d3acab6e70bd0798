package agentarcade.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Records of plain data (numbers, booleans, strings, enums, lists and records of such) as JSON and back, to the bit: whole numbers keep
/// all 64 bits, a real number is written in the shortest decimals that read back as the same number.
/// JSON knows no NaN and no infinity: these are the strings "NaN", "Infinity" and "-Infinity".
final class RecordJson {
    private RecordJson() {
    }

    static ObjectNode write(Record value) {
        ObjectNode object = Json.object();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            object.set(component.getName(), tree(component(component, value)));
        }
        return object;
    }

    private static Object component(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("%s can't be read from %s".formatted(component.getName(), value), broken);
        }
    }

    private static JsonNode tree(Object value) {
        return switch (value) {
            case Record part -> write(part);
            case List<?> list -> {
                ArrayNode array = Json.object().arrayNode();
                list.forEach(element -> array.add(tree(element)));
                yield array;
            }
            case Integer number -> LongNode.valueOf(number);
            case Long number -> LongNode.valueOf(number);
            case Float number -> real(number);
            case Double number -> real(number);
            case Boolean flag -> BooleanNode.valueOf(flag);
            case String text -> TextNode.valueOf(text);
            case Enum<?> constant -> TextNode.valueOf(constant.name());
            default -> throw new IllegalArgumentException("A %s is no plain data for a file".formatted(value.getClass().getName()));
        };
    }

    static JsonNode real(double number) {
        return Double.isFinite(number) ? DoubleNode.valueOf(number) : TextNode.valueOf(Double.toString(number));
    }

    /// The record that was written so. Every component must be there, and nothing else.
    /// @param where its name, for the sentence if it isn't
    static <R extends Record> R read(JsonNode tree, Class<R> type, String where) throws Damaged {
        return read(tree, type, null, where);
    }

    /// The record that was written so, of the same classes as `like`. A component that is declared as nothing but a record, as in the state
    /// of a world around another world, is of the class it has there.
    static Record readLike(JsonNode tree, Record like, String where) throws Damaged {
        return read(tree, like.getClass(), like, where);
    }

    private static <R extends Record> R read(JsonNode tree, Class<R> type, Record like, String where) throws Damaged {
        RecordComponent[] components = type.getRecordComponents();
        if (!tree.isObject() || tree.size() != components.length) {
            throw new Damaged("value", where);
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            Object known = like == null ? null : component(components[i], like);
            values[i] = value(tree.path(name), components[i].getGenericType(), known, where + "." + name);
        }
        try {
            Constructor<R> constructor = type
                    .getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            // Thrown by the record's own checks.
            throw new Damaged("value", where);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("%s can't be built".formatted(type.getName()), broken);
        }
    }

    private static Object value(JsonNode tree, Type type, Object like, String where) throws Damaged {
        if (like instanceof Record known && (type == Record.class || type == known.getClass())) {
            return readLike(tree, known, where);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class && tree.isArray()) {
            // The elements of a list are all of one kind.
            Object first = like instanceof List<?> known && !known.isEmpty() ? known.getFirst() : null;
            List<Object> values = new ArrayList<>();
            for (JsonNode element : tree) {
                values.add(value(element, list.getActualTypeArguments()[0], first, where));
            }
            return List.copyOf(values);
        }
        Object value = type instanceof Class<?> simple ? simple(tree, simple, where) : null;
        if (value == null) {
            throw new Damaged("value", where);
        }
        return value;
    }

    /// Null if the tree is nothing of that type.
    private static Object simple(JsonNode tree, Class<?> type, String where) throws Damaged {
        if (type.isRecord()) {
            return read(tree, type.asSubclass(Record.class), where);
        }
        if (type == int.class || type == Integer.class) {
            return tree.isIntegralNumber() && tree.canConvertToInt() ? tree.intValue() : null;
        }
        if (type == long.class || type == Long.class) {
            return tree.isIntegralNumber() && tree.canConvertToLong() ? tree.longValue() : null;
        }
        if (type == double.class || type == Double.class) {
            return real(tree);
        }
        if (type == float.class || type == Float.class) {
            Double number = real(tree);
            return number == null ? null : number.floatValue();
        }
        if (type == boolean.class || type == Boolean.class) {
            return tree.isBoolean() ? tree.booleanValue() : null;
        }
        if (type == String.class) {
            return tree.textValue();
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(tree.textValue()))
                    .findFirst()
                    .orElse(null);
        }
        throw new IllegalStateException("%s is of type %s, which is no plain data".formatted(where, type.getName()));
    }

    private static Double real(JsonNode tree) {
        if (tree.isNumber()) {
            return Double.isFinite(tree.doubleValue()) ? tree.doubleValue() : null;
        }
        return switch (tree.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }
}
