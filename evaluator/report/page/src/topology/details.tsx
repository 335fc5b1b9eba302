// Everything the document says about one vertex.
import type { Peering } from "../document";
import { counted, shortName } from "../names";
import { StatusMark, useFirst } from "../words";
import { gatewayWords } from "./card";
import { vertexTitle, type Inventory, type Vertex } from "./model";

interface Props {
  vertex: Vertex;
  onSubnet: (name: string) => void;
  onClose: () => void;
  onExpand: () => void;
  onPick: (name: string) => void;
}

export function Details({ vertex, onSubnet, onClose, onExpand, onPick }: Props) {
  const [first] = vertex.members;
  if (!first) return null;
  return (
    <div class="panel details">
      <div class="panel-head">
        <h3>{vertexTitle(vertex)}</h3>
        <button type="button" onClick={onClose}>Close</button>
      </div>
      {vertex.members.length === 1
        ? <One one={first} onSubnet={onSubnet} />
        : <Many vertex={vertex} onExpand={onExpand} onPick={onPick} />}
    </div>
  );
}

function Many({ vertex, onExpand, onPick }: { vertex: Vertex; onExpand: () => void; onPick: (name: string) => void }) {
  const [shown, more] = useFirst(vertex.members, 30);
  return (
    <>
      <p>{vertex.mesh ? "These networks are all peered with each other" : "These networks have the same peerings"} and are treated alike by the plan.{" "}
        <button type="button" onClick={onExpand}>Draw them one by one</button></p>
      <ul class="columns">
        {shown.map(({ network }) => (
          <li key={network.name}>
            <button type="button" class="link" onClick={() => onPick(network.name)}>{network.name}</button>{" "}
            {network.address_space.join(", ")}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

function One({ one, onSubnet }: { one: Inventory; onSubnet: (name: string) => void }) {
  const { network } = one;
  const [subnets, more] = useFirst(one.subnets, 30);
  const [halves, moreHalves] = useFirst(one.halves, 20);
  return (
    <>
      <p><code>{network.name}</code> <StatusMark status={network.status} /></p>
      <p>{network.address_space.join(", ") || "Address space not known"}
        {network.location ? ` in ${network.location}` : ""}
        {network.outside_the_plan ? "; outside the plan: only other resources name it" : ""}</p>
      <ul class="plain">
        {one.gateways.map((gateway) => (
          <li key={gateway.name}>{gatewayWords(gateway.type)} <code>{gateway.name}</code>{" "}
            <StatusMark status={gateway.status} />{gateway.active_active ? " active-active" : ""}</li>
        ))}
        {one.servers.map((server) => (
          <li key={server.name}>route server <code>{server.name}</code> <StatusMark status={server.status} />
            {server.branch_to_branch ? " branch to branch" : ""}</li>
        ))}
        {one.appliances.map((hop) => <li key={hop}>routes lead to an appliance at {hop}</li>)}
      </ul>
      {one.subnets.length > 0
        ? (
          <>
            <h4>{counted(one.subnets.length, "subnet")}</h4>
            <ul class="plain">
              {subnets.map((subnet) => (
                <li key={subnet.name}>
                  <button type="button" class="link" onClick={() => onSubnet(subnet.name)}>
                    {subnet.short_name ?? shortName(subnet.name)}
                  </button>{" "}
                  {subnet.address_prefixes.join(", ") || "prefix not known"} <StatusMark status={subnet.status} />
                  {subnet.route_table ? <> route table <code>{subnet.route_table}</code></> : null}
                </li>
              ))}
            </ul>
            {more}
          </>
        )
        : null}
      {one.halves.length > 0
        ? (
          <>
            <h4>{counted(one.halves.length, "half of a peering", "halves of peerings")}</h4>
            <ul class="plain">{halves.map((half) => <Half key={half.name} half={half} />)}</ul>
            {moreHalves}
          </>
        )
        : null}
    </>
  );
}

const flagWords = (half: Peering): string => {
  const flags: [boolean | null, string][] = [
    [half.allow_virtual_network_access, "access"],
    [half.allow_forwarded_traffic, "forwarded traffic"],
    [half.allow_gateway_transit, "gateway transit"],
    [half.use_remote_gateways, "remote gateways"],
  ];
  return flags.map(([value, words]) => `${words} ${value === null ? "unknown" : value ? "yes" : "no"}`).join(", ");
};

function Half({ half }: { half: Peering }) {
  return (
    <li>{shortName(half.from ?? "unknown")} {"\u2192"} {shortName(half.to ?? "unknown")}{" "}
      <StatusMark status={half.status} /> <small>{flagWords(half)}</small></li>
  );
}
