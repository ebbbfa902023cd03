using MbRlRobot.Ports;

namespace MbRlRobot.Loop;

/// <summary>A model that is ready to plan with.</summary>
/// <param name="Engine">What rolls it out, warmed up.</param>
/// <param name="Version">Its version.</param>
/// <param name="Id">The first eight bytes of its file's SHA-256, little-endian, as the log has it.</param>
/// <param name="DisagreementThreshold">
/// The members' disagreement about a step that one in a thousand of its holdout's exceeds; 0 where it is not known.
/// </param>
public sealed record PlanningModel(IRolloutEngine Engine, ulong Version, ulong Id, double DisagreementThreshold = 0);
