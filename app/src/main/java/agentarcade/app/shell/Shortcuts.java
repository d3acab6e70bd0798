package agentarcade.app.shell;

import agentarcade.knob.Texts;

import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys of a menu, as people read them. The user data of each line between items is the heading of the group that follows.
final class Shortcuts {
    private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");

    private final List<MenuItem> items;
    private final Texts texts;
    private Runnable show = () -> {
    };

    /// Some of the menu's items that have something in common.
    record Group(String title, List<Entry> entries) {
    }

    /// What a key does.
    record Entry(String keys, String deed) {
    }

    Shortcuts(List<MenuItem> items, Texts texts) {
        this.items = items;
        this.texts = texts;
    }

    /// What to do when somebody wants to see the list.
    void onWanted(Runnable action) {
        show = action;
    }

    void show() {
        show.run();
    }

    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        String title = "";
        List<Entry> entries = new ArrayList<>();
        for (MenuItem item : items) {
            if (item instanceof SeparatorMenuItem && item.getUserData() instanceof String next) {
                groups.add(new Group(title, List.copyOf(entries)));
                entries.clear();
                title = next;
            } else if (item.getAccelerator() != null && item.isVisible()) {
                entries.add(new Entry(words(item.getAccelerator(), texts, MAC), item.getText()));
            }
        }
        groups.add(new Group(title, List.copyOf(entries)));
        return groups.stream().filter(group -> !group.entries().isEmpty()).toList();
    }

    /// A hint with the keys of the menu item that does the same.
    String hint(String text, String itemId) {
        return keys(itemId).map(keys -> "%s (%s)".formatted(text, keys)).orElse(text);
    }

    /// The keys of a menu item, if it has any.
    Optional<String> keys(String itemId) {
        return items.stream().filter(item -> itemId.equals(item.getId()) && item.getAccelerator() != null).findFirst()
                .map(item -> words(item.getAccelerator(), texts, MAC));
    }

    /// `Ctrl+Shift+S`, or `⇧⌘S` on a Mac.
    static String words(KeyCombination keys, Texts texts, boolean mac) {
        String key = keys instanceof KeyCodeCombination known ? known.getCode().getName() : keys.getDisplayText();
        boolean shift = keys.getShift() == ModifierValue.DOWN;
        boolean alt = keys.getAlt() == ModifierValue.DOWN;
        boolean control = keys.getShortcut() == ModifierValue.DOWN || keys.getControl() == ModifierValue.DOWN;
        if (mac) {
            return (alt ? "⌥" : "") + (shift ? "⇧" : "") + (control ? "⌘" : "") + key;
        }
        return (control ? texts.say("app.keys.control") + "+" : "") + (alt ? texts.say("app.keys.alt") + "+" : "")
                + (shift ? texts.say("app.keys.shift") + "+" : "") + key;
    }
}
