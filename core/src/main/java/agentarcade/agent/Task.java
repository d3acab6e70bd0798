package agentarcade.agent;

import agentarcade.env.Space;

/// What an agent is built for: what it will see, what it may do, the seed of all its chance, and where its readings go.
public record Task(Space.Box observations, Space actions, long seed, Readings readings) {
}
