// A section whose part of the document is not as expected says so, and the others stay.
import { Component, type ComponentChildren } from "preact";

export class Guarded extends Component<{ name: string; children: ComponentChildren }, { broken: boolean }> {
  state = { broken: false };

  componentDidCatch(): void {
    this.setState({ broken: true });
  }

  render() {
    if (!this.state.broken) return this.props.children;
    return <p class="warning">{"\u25b2"} This page cannot show the part of the evaluation for &quot;{this.props.name}&quot;.</p>;
  }
}
