package agentarcade.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.run.Plan;
import agentarcade.env.Picture;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Preset;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class GalleryViewModelTest {
    private static final long FRAME = 16_666_667;

    private final List<Object> went = new ArrayList<>();
    private Optional<Path> lastRun = Optional.empty();
    private final GalleryViewModel gallery = gallery();

    private GalleryViewModel gallery() {
        return new GalleryViewModel(new Texts(Locale.ENGLISH), new Doors() {
            @Override
            public void train(Plan plan) {
                went.add(plan);
            }

            @Override
            public void play(Plan plan) {
                went.add("play " + plan.world().type().id());
            }

            @Override
            public void open() {
                went.add("open");
            }

            @Override
            public void open(Path run) {
                went.add(run);
            }

            @Override
            public void library() {
                went.add("library");
            }

            @Override
            public void back() {
                went.add("back");
            }

            @Override
            public Optional<Path> lastRun() {
                return lastRun;
            }
        });
    }

    @Test
    void savedRunsAreBehindADoorOfTheirOwn() {
        gallery.library();
        assertThat(went).containsExactly("library");
    }

    private void choose(String world) {
        gallery.worldProperty().set(gallery.cards().stream().filter(card -> card.type().id().equals(world)).findFirst().orElseThrow());
    }

    private List<String> algorithms() {
        return gallery.algorithmsProperty().get().stream().map(AlgorithmType::id).toList();
    }

    @Test
    void everyWorldHasACardAndTheFirstIsChosen() {
        assertThat(gallery.cards()).extracting(WorldCard::type).containsExactlyElementsOf(List.copyOf(Environments.ALL));
        assertThat(gallery.worldProperty().get()).isEqualTo(gallery.cards().getFirst());
        assertThat(gallery.presetProperty().get().id()).isEqualTo(Presets.FIRST);
    }

    @Test
    void onlyAlgorithmsThatFitAreOfferedAndTheChosenOneStaysIfItCan() {
        assertThat(algorithms()).containsExactly("dqn", "ppo", "a2c", "reinforce", "drqn");
        choose("pendulum-v1");
        assertThat(algorithms()).containsExactly("ddpg", "ppo", "a2c", "reinforce");
        assertThat(gallery.algorithmProperty().get().id()).isEqualTo("ddpg");
        gallery.algorithmProperty().set(gallery.algorithmsProperty().get().get(1));
        choose("cartpole-v1");
        assertThat(gallery.algorithmProperty().get().id()).isEqualTo("ppo");
        Preset preset = gallery.presetProperty().get();
        assertThat(preset.world().type().id() + " " + preset.algorithm().id()).isEqualTo("cartpole-v1 ppo");
    }

    @Test
    void trainTakesThePresetAndTheSeed() throws Exception {
        choose("cartpole-v1");
        gallery.seedProperty().set(" 42 ");
        gallery.train();
        assertThat(went)
                .containsExactly(Plan.of(Presets.first(gallery.worldProperty().get().type(), gallery.algorithmProperty().get()), 42));
    }

    @Test
    void whatIsNoSeedIsRefusedWithASentence() {
        gallery.seedProperty().set("many");
        gallery.train();
        gallery.play();
        assertThat(went).isEmpty();
        assertThat(gallery.problemProperty().get()).isEqualTo("A seed is a whole number such as 1 or 42, not “many”.");
        gallery.seedProperty().set("7");
        assertThat(gallery.problemProperty().get()).isEmpty();
    }

    @Test
    void theRunOfTheLastTimeIsOfferedIfThereIsOne() {
        assertThat(gallery.lastRunProperty().get()).isEmpty();
        lastRun = Optional.of(Path.of("pole.arcade"));
        gallery().goOn();
        assertThat(went).containsExactly(Path.of("pole.arcade"));
    }

    @Test
    void itShowsWhatIsOpen() {
        choose("cave");
        gallery.algorithmProperty().set(gallery.algorithmsProperty().get().get(2));
        gallery.seedProperty().set("9");
        gallery.train();
        choose("catch");
        gallery.seedProperty().set("1");
        gallery.show((Plan) went.getFirst());
        gallery.train();
        assertThat(went.get(1)).isEqualTo(went.get(0));
    }

    @Test
    void allWorldsPlayAndAreRenewedSeveralTimesASecond() {
        int[] renewed = new int[gallery.cards().size()];
        for (int i = 0; i < renewed.length; i++) {
            int card = i;
            gallery.cards().get(i).pictureProperty().subscribe(newest -> renewed[card]++);
        }
        pulse(0, 60);
        assertThat(renewed).hasSize(Environments.ALL.size());
        assertThat(IntStream.of(renewed).min().orElseThrow()).as("times a second").isGreaterThanOrEqualTo(15);
    }

    private void pulse(int from, int frames) {
        for (int i = from; i < from + frames; i++) {
            gallery.pulse(1_000_000_000 + i * FRAME);
        }
    }

    @Test
    void withLittleMotionEachWorldIsOneStillPicture() {
        gallery.stillProperty().set(true);
        pulse(0, 10);
        List<Picture> first = pictures();
        assertThat(first).doesNotContainNull();
        pulse(10, 40);
        assertThat(pictures()).isEqualTo(first);
        gallery.stillProperty().set(false);
        pulse(50, 40);
        assertThat(pictures()).isNotEqualTo(first);
    }

    private List<Picture> pictures() {
        return new ArrayList<>(gallery.cards().stream().map(card -> card.pictureProperty().get()).toList());
    }
}
