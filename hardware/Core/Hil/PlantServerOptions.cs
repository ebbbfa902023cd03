using System;
using System.Net;

namespace MbRlRobot.Hil;

/// <summary>How a plant is served.</summary>
/// <param name="EndPoint">Where; port 0 takes a free one.</param>
/// <param name="IsLockstep">Whether its time passes only as the client says, or by itself.</param>
/// <param name="Impairment">What is done to datagrams on purpose.</param>
/// <param name="Tell">Told what happens, and to which client; on the thread that serves.</param>
public sealed record PlantServerOptions(
    IPEndPoint EndPoint, bool IsLockstep, PlantImpairment Impairment, Action<PlantEvent, string> Tell);
