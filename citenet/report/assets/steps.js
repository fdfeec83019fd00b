// How does the network change? A slider over windows: places stay; symbols, links and the core follow.

function startSteps({ wanted, choose, announce }) {
  const slider = document.getElementById("step");
  if (!slider) return;
  const tell = () => {
    document.getElementById("step-window").textContent = about.window;
    slider.setAttribute("aria-valuetext", about.window);
    const note = Number(slider.value) === steps.length - 1 ? "" : say("network.step_note", { window: steps.at(-1).about.window });
    document.getElementById("step-core").textContent = [coreText(), note].filter(Boolean).join(". ");
    document.querySelectorAll("[data-step]").forEach((line) => { line.hidden = line.dataset.step !== slider.value; });
    tellDrawn(about.drawn);
  };
  slider.addEventListener("input", () => {
    takeStep(Number(slider.value));
    // Who is not in this window stays wanted, for one that has it.
    choose(wanted());
    tell();
    const absent = wanted() && !nodes.has(wanted()) ? say("network.step_absent", { name: nameOf(wanted()) }) : "";
    announce([say("network.step", { window: about.window, core: coreText() }), absent].filter(Boolean).join(". "));
  });
  document.addEventListener("language", tell);
  tell();
}

function coreText() {
  if (!about.core.length) return say("network.legend_no_core");
  return ofCountries || about.core.length === 1 ? say("network.legend_core", { members: about.core.map(nameOf).join(", ") })
    : say("network.legend_core_size", { n: about.core.length });
}

function tellDrawn(drawn) {
  const level = { text: `level.${about.level}` };
  const hidden = drawn.hidden === 1 ? "network.links_hidden_one" : "network.links_hidden";
  document.getElementById("drawn").textContent = [
    say("network.links_drawn", { ...drawn, level }),
    drawn.hidden ? say(hidden, { hidden: drawn.hidden, share: drawn.hidden_share }) : "",
    say("network.entities_shown", { ...drawn, level }),
  ].filter(Boolean).join(" ");
}
