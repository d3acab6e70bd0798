package agentarcade.agent;

/// Where an agent reports what can be measured while it learns, such as `loss` after an update. Names are keys of texts: `reading.loss`.
@FunctionalInterface
public interface Readings {
    void add(String name, double value);
}
