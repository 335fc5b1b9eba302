// Light, dark, or as the system has it.
import { useState } from "preact/hooks";

type Theme = "system" | "light" | "dark";

export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>("system");
  const choose = (chosen: Theme) => {
    document.documentElement.dataset["theme"] = chosen;
    setTheme(chosen);
  };
  return (
    <label class="theme">Colours{" "}
      <select value={theme} onChange={(event) => choose(event.currentTarget.value as Theme)}>
        <option value="system">as the system</option>
        <option value="light">light</option>
        <option value="dark">dark</option>
      </select>
    </label>
  );
}
