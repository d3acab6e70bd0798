package agentarcade.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class OpenedPolicyTest {
    private final List<String> said = new ArrayList<>();
    private final OpenedPolicy opened = new OpenedPolicy();

    /// Opens policies that write down what becomes of them.
    private PolicySnapshot snapshot(String name) {
        return () -> {
            said.add("open " + name);
            return new Policy() {
                @Override
                public Decision decide(float[] observation) {
                    throw new AssertionError("nobody asked");
                }

                @Override
                public void close() {
                    said.add("close " + name);
                }
            };
        };
    }

    @Test
    void eachTakesThePlaceOfTheOneBeforeAndTheSameIsOpenedOnce() {
        PolicySnapshot first = snapshot("first");
        assertThat(opened.policy()).isEmpty();
        assertThat(opened.take(first)).isTrue();
        assertThat(opened.take(first)).isFalse();
        assertThat(opened.take(snapshot("second"))).isTrue();
        assertThat(opened.policy()).isPresent();
        opened.close();
        opened.close();
        assertThat(opened.policy()).isEmpty();
        assertThat(said).containsExactly("open first", "close first", "open second", "close second");
    }

    @Test
    void whatIsUsedUpByOneThatCantBeOpenedIsNeitherUsedNorClosedAgain() {
        opened.take(snapshot("first"));
        PolicySnapshot broken = () -> {
            throw new IllegalStateException("no room");
        };
        assertThatThrownBy(() -> opened.take(broken)).hasMessage("no room");
        assertThat(opened.policy()).isEmpty();
        opened.close();
        assertThat(opened.take(snapshot("third"))).isTrue();
        assertThat(said).containsExactly("open first", "close first", "open third");
    }
}
