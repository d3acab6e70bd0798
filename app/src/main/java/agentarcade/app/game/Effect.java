package agentarcade.app.game;

import agentarcade.env.Picture.Event;

import java.util.Optional;

/// Something that has just happened in the game, at one moment of its being celebrated or mourned: a flash, a burst of shards, a few
/// words that rise and fade, and, after a crash, a short shake of the board.
///
/// Where each shard flies is drawn from `number` and nothing else, so that the same effect looks the same every time.
/// @param event empty for words about the game as a whole
/// @param words what pops up, such as "+1"; may be empty
/// @param flash whether it may flash: not if another did so just before
/// @param age seconds since it happened
record Effect(Optional<Event> event, String words, boolean flash, int number, double age) {
    /// Seconds until nothing of it is left.
    static final double LASTS = 0.9;
    static final double FLASH_LASTS = 0.28;
    static final double BURST_LASTS = 0.6;
    static final double SHAKE_LASTS = 0.32;
    /// In pixels.
    static final double STRONGEST_SHAKE = 4;

    private static final int SHARDS = 18;
    private static final double SHAKES_PER_SECOND = 13;
    /// How far gravity pulls a shard down in its first second, in the longest ways a shard can fly.
    private static final double FALL = 1.6;

    /// A shard on its way: how far it has flown, as a share of the longest way one can fly, and how large it is.
    record Shard(double dx, double dy, double size) {
    }

    int shards() {
        return event.isEmpty() || age >= BURST_LASTS ? 0 : is(Event.Kind.GOAL) ? 2 * SHARDS : SHARDS;
    }

    Shard shard(int index) {
        double time = age / BURST_LASTS;
        // Fast at first, then slowed down by the air.
        double way = (1 - (1 - time) * (1 - time)) * (0.35 + 0.65 * chance(3 * index));
        double angle = 2 * Math.PI * (index + chance(3 * index + 1)) / Math.max(1, shards());
        return new Shard(way * Math.cos(angle), way * Math.sin(angle) + FALL * age * age, (0.5 + 0.5 * chance(3 * index + 2)) * (1 - time));
    }

    boolean is(Event.Kind kind) {
        return event.isPresent() && event.get().kind() == kind;
    }

    /// How bright the flash still is, 1 … 0.
    double flashStrength() {
        return flash ? Math.max(0, 1 - age / FLASH_LASTS) : 0;
    }

    /// How far the board is moved to the right, in pixels.
    double shakeX() {
        return shake() * Math.cos(direction());
    }

    /// How far the board is moved down, in pixels.
    double shakeY() {
        return shake() * Math.sin(direction());
    }

    private double direction() {
        return 2 * Math.PI * chance(-1);
    }

    private double shake() {
        boolean shakes = is(Event.Kind.CRASH) && age < SHAKE_LASTS;
        return shakes ? STRONGEST_SHAKE * (1 - age / SHAKE_LASTS) * Math.sin(2 * Math.PI * SHAKES_PER_SECOND * age) : 0;
    }

    /// A number in [0, 1) that looks like chance: the finaliser of MurmurHash3 (Appleby, 2011) over effect and draw.
    private double chance(int draw) {
        int bits = number * 0x9E3779B9 + draw * 0x7F4A7C15;
        bits = (bits ^ bits >>> 16) * 0x85EBCA6B;
        bits = (bits ^ bits >>> 13) * 0xC2B2AE35;
        return (bits ^ bits >>> 16) / 0x1p32 + 0.5;
    }
}
