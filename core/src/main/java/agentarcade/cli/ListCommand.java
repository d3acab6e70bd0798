package agentarcade.cli;

import agentarcade.env.wrappers.Wrapping;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Preset;
import agentarcade.knob.Knob;
import agentarcade.knob.Knobs;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows all there is to choose from, under the names that files and options use.
@Command(name = "list", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Texts texts;

    @Option(names = "--json", descriptionKey = "cli.option.json") private boolean json;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
        this.texts = terminal.texts();
    }

    @Override
    public Integer call() throws Exception {
        if (json) {
            terminal.json(new ListJson(texts).all());
            return ExitCodes.DONE;
        }
        terminal.say("cli.list.worlds");
        for (EnvironmentType<?> world : Environments.ALL) {
            show(world.id(), "environment." + world.id(), world.rules());
            world.wrappings().all().stream().filter(knob -> !isUsual(knob)).forEach(this::show);
        }
        terminal.say("cli.list.wrappings");
        Knobs.of(Wrapping.class).all().forEach(this::show);
        terminal.say("cli.list.algorithms");
        for (AlgorithmType<?> algorithm : Algorithms.ALL) {
            show(algorithm.id(), "algorithm." + algorithm.id(), algorithm.settings());
        }
        terminal.say("cli.list.presets");
        for (EnvironmentType<?> world : Environments.ALL) {
            for (AlgorithmType<?> algorithm : Algorithms.ALL) {
                for (Preset preset : Presets.of(world, algorithm)) {
                    line("  %-36s %s: %s", world.id() + " " + algorithm.id() + " " + preset.id(),
                            texts.name("preset." + preset.id() + ".name"),
                            texts.find("preset." + preset.id() + ".about").orElse(""));
                }
            }
        }
        return ExitCodes.DONE;
    }

    private void show(String id, String key, Knobs<?> knobs) {
        line("  %-26s %s%s", id, texts.name(key + ".name"), texts.find(key + ".about").map(about -> ": " + about).orElse(""));
        knobs.all().forEach(this::show);
    }

    /// Whether a setting of how agents meet worlds starts as in most of them, so that it need not be said again.
    private static boolean isUsual(Knob knob) {
        return Knobs.of(Wrapping.class).all().stream().anyMatch(usual -> usual.name().equals(knob.name())
                && usual.initial().equals(knob.initial()));
    }

    private void show(Knob knob) {
        String unit = texts.find(knob.key() + ".unit").map(name -> " " + name).orElse("");
        line("    %-22s %-28s %s; %s; %s", knob.name(), texts.name(knob.key() + ".label"), range(knob) + unit,
                texts.say("cli.list.initial", shown(knob)), texts.say("takes." + knob.takes()));
    }

    private String range(Knob knob) {
        return switch (knob) {
            case Knob.WholeNumber whole -> texts.say("cli.list.range", whole.min(), whole.max());
            case Knob.RealNumber real -> texts.say("cli.list.range", real.min(), real.max());
            case Knob.Switch flag -> texts.say("cli.list.switch");
            case Knob.Choice choice -> choice.options().stream().map(Enum::name).collect(Collectors.joining(", "));
            case Knob.SizeList sizes -> texts.say("cli.list.sizes", sizes.most(), sizes.min(), sizes.max());
            case Knob.FilterList filters -> texts.say("cli.list.filters", filters.most());
        };
    }

    private static String shown(Knob knob) {
        return knob instanceof Knob.Switch flag ? flag.initial() ? "on" : "off" : knob.show(knob.initial());
    }

    private void line(String format, Object... arguments) {
        terminal.out().println(format.formatted(arguments).stripTrailing());
    }
}
