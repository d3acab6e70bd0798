package agentarcade.env.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import agentarcade.env.Environment;
import agentarcade.knob.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a classic world gives a name to is called something by people, too.
class ClassicTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"cartpole-v1", "cartpole-v0", "pendulum-v1", "mountain-car-continuous-v0"})
    void everyNameHasAText(String id) {
        Environment world = Episodes.world(id);
        List<String> keys = new ArrayList<>(List.of("environment." + id + ".name", "environment." + id + ".about"));
        world.players().forEach(player -> keys.add("player." + player.name()));
        world.references().forEach(reference -> keys.add("reference." + reference.name()));
        world.controls().bindings().forEach(binding -> keys.add(binding.name()));
        world.quantities().forEach(quantity -> keys.add("quantity." + quantity));
        Texts texts = new Texts(Locale.ENGLISH);
        assertThat(keys).allSatisfy(key -> assertThat(texts.find(key)).as(key).isPresent());
        assertThat(world.quantities()).hasSize(world.observations().size());
    }
}
