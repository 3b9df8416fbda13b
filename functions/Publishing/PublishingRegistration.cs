using Newsroom.Files;
using Newsroom.Publishing.Editions;
using Newsroom.Publishing.Notifying;
using Newsroom.Publishing.Projections;
using Newsroom.Publishing.Reconciling;
using Newsroom.Publishing.Translating;
using Newsroom.Publishing.Uploads;

namespace Newsroom.Publishing;

/// <summary>The use cases of uploads: ingest, publish, withdraw, correct, translate, reconcile, recover.</summary>
internal static class PublishingRegistration
{
    public static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddSingleton<Ingestion>()
        .AddSingleton<UploadFiles>()
        .AddSingleton<UploadAttempts>()
        .AddSingleton<UploadRefusal>()
        .AddSingleton<ListProcessing>()
        .AddUploads()
        .AddEditions()
        .AddProjections()
        .AddNotifying()
        .AddTranslating()
        .AddReconciling();

    private static IServiceCollection AddUploads(this IServiceCollection services) => services
        .AddSingleton<FolderMemory>()
        .AddSingleton<ReadingGate>()
        .AddSingleton<ReadUpload>()
        .AddSingleton<UploadRemarks>()
        .AddSingleton<UploadOutcome>()
        .AddSingleton<UploadPublication>()
        .AddSingleton<Siblings>()
        .AddSingleton<UploadProcessing>()
        .AddSingleton<Corrections>()
        .AddSingleton<CorrectionProcessing>()
        .AddSingleton<GlossaryProcessing>()
        .AddSingleton<LookReading>()
        .AddSingleton<LookProcessing>()
        .AddSingleton<PictureConverter>()
        .AddSingleton<FileInspection>()
        .AddSingleton<FileProcessing>()
        .AddSingleton<FileUploads>()
        .AddSingleton<ArchiveHints>()
        .AddSingleton<BundleUnpacking>()
        .AddSingleton<PdfFiles>()
        .AddSingleton<PdfLinks>();

    private static IServiceCollection AddEditions(this IServiceCollection services) => services
        .AddSingleton<EditionKinds>()
        .AddSingleton<EventContinuity>()
        .AddSingleton<EditionRecovery>()
        .AddSingleton<ArticleCommit>()
        .AddSingleton<ArticleEditions>()
        .AddSingleton<PublishUpload>()
        .AddSingleton<WithdrawUpload>()
        .AddSingleton<PublishTranslation>()
        .AddSingleton<ForgetCancelledEvents>()
        .AddSingleton<AliasOwners>();

    private static IServiceCollection AddProjections(this IServiceCollection services) => services
        .AddSingleton<IProjection, TimelineProjection>()
        .AddSingleton<IProjection, SearchProjection>()
        .AddSingleton<IProjection, SimilarArticlesProjection>()
        .AddSingleton<IProjection, EventProjection>()
        .AddSingleton<IProjection, FileReferences>()
        .AddSingleton<IProjection, AliasProjection>()
        .AddSingleton<DerivedRows>();

    private static IServiceCollection AddNotifying(this IServiceCollection services) => services
        .AddSingleton<NotificationClient>()
        .AddSingleton<NotificationQueue>()
        .AddSingleton<WebhookSender>()
        .AddSingleton<HubPing>()
        .AddSingleton<Notification>()
        .AddSingleton<ChangeAnnouncement>();

    private static IServiceCollection AddTranslating(this IServiceCollection services) => services
        .AddSiteLanguages(TimeProvider.System.GetUtcNow())
        .AddSingleton<Glossaries>()
        .AddSingleton<HumanEditions>()
        .AddSingleton<TranslationOrders>()
        .AddSingleton<TranslationProgress>()
        .AddSingleton<TranslateOriginal>()
        .AddSingleton<EditionTranslation>()
        .AddSingleton<ApproveTranslation>();

    // Of two instances the one that was started last counts, whenever they are used first.
    private static IServiceCollection AddSiteLanguages(this IServiceCollection services, DateTimeOffset started) =>
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SiteLanguages>(provider, new InstanceStart(started)));

    private static IServiceCollection AddReconciling(this IServiceCollection services) => services
        .AddSingleton<Rebuild>()
        .AddSingleton<ProgressCount>()
        .AddSingleton<RetrySchedule>()
        .AddSingleton<ContainerSnapshots>()
        .AddSingleton<TranslationCatchUp>()
        .AddSingleton<Reconciliation>();
}
