// Newsroom in one resource group. What it makes and how to deploy it: README.md.
targetScope = 'subscription'

@description('Name of this installation; names and tags of everything are made of it.')
@minLength(2)
@maxLength(32)
param environmentName string

@description('Azure region. It must offer the Flex Consumption plan.')
param location string

@description('Languages of the site as ISO 639-1 codes, the main one first. Every article is translated into those it lacks.')
param languages string = 'fr,en'

@description('Name of the site, in feeds and on pages.')
param siteTitle string = 'Newsroom'

@description('Public address of the site, where it is not that of the function app.')
param siteUrl string = ''

@description('Further hosts under which readers reach the site, separated by commas; the host name of the app where empty.')
param allowedHosts string = ''

@description('Proxies whose forwarded headers are believed: addresses and networks, separated by commas; none where empty.')
param knownProxies string = ''

@description('Id of the site in the ids of feed items and events; made once and kept with the data where empty.')
param siteId string = ''

@description('Time zone, such as Europe/Paris, that is assumed for hours of events whose zone is unknown; none where empty.')
param timeZone string = ''

@description('WebSub hub that the feeds name; none where empty.')
param webSubHub string = ''

@description('Addresses that are called when something changes, separated by commas; none where empty.')
param webhooks string = ''

@description('What messages to webhooks are signed with: whsec_ and 24 to 64 bytes in base64. Needed with webhooks.')
@secure()
param webhookSecret string = ''

@description('When to look for uploads that no event announced, for deletions and for articles that come due: NCRONTAB of six fields, UTC.')
param reconcileSchedule string = '30 * * * * *'

@description('When to merge what was published into the search index, where enough has come together: NCRONTAB of six fields, UTC.')
param mergeSchedule string = '30 * * * * *'

@description('Tier of Azure Translator: F0 is free up to a monthly quota, S1 is paid by the character; none leaves articles in their own language.')
@allowed(['none', 'F0', 'S1'])
param translatorTier string = 'S1'

@description('Characters that Azure Translator is sent in a month of the calendar at most; any number where empty.')
param translationBudget string = '2000000'

@description('Of the sentences of a machine\'s translation, the percentage that may be doubtful (0 to 100): with more it is held for review. All are published where empty.')
param reviewAbovePercent string = ''

@description('Where to mail when something goes wrong; no alerts where empty.')
param alertEmail string = ''

@description('What the resource group should cost a month at most, in the currency of the subscription: its owners and alertEmail are mailed before. 0 for no such budget.')
@minValue(0)
param monthlyBudget int = 0

@description('First day of the month that monthlyBudget begins in, as yyyy-MM-dd: when it is first set, the present month; afterwards always the same.')
param monthlyBudgetStart string = ''

@description('Put Azure Front Door before the app. It has a monthly price of its own.')
param frontDoor bool = false

@description('Where tables are kept: in the storage account, or in Cosmos DB for Table (serverless).')
@allowed(['storage', 'cosmos'])
param tables string = 'storage'

@description('Memory of an instance of the app in MB; README.md says what 512 needs.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('Max number of instances: it limits the cost. README.md says what fewer than 40 need.')
@minValue(1)
@maxValue(1000)
param maxInstances int = 40

@description('Instances that are always ready for HTTP requests. They have an hourly price, busy or not.')
@minValue(0)
param alwaysReadyInstances int = 0

@description('Object id of a person, group or application that may upload articles. The account has no keys, so nobody may without a role.')
param uploaderId string = ''

@description('Announce uploads to the app by Event Grid. False until its code is deployed for the first time: see eventGrid.bicep.')
param announceUploads bool = false

var suffix = uniqueString(subscription().id, environmentName, location)
var tags = { 'azd-env-name': environmentName }
var isInCosmos = tables == 'cosmos'
var hasTranslator = translatorTier != 'none'

// Names, not outputs, tie the modules together: so a what-if can tell what would change.
var names = {
  storageAccount: 'st${suffix}'
  monitoring: 'newsroom-${suffix}'
  identity: 'id-newsroom-${suffix}'
  translator: 'translator-${suffix}'
  functionApp: 'func-newsroom-${suffix}'
  topic: 'uploads-${suffix}'
  frontDoor: 'newsroom-${suffix}'
  tables: 'tables-${suffix}'
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module storage 'storage.bicep' = {
  scope: group
  params: { name: names.storageAccount, location: location, tags: tags }
}

module monitoring 'monitoring.bicep' = {
  scope: group
  params: { name: names.monitoring, location: location, tags: tags }
}

module workbook 'workbook.bicep' = {
  scope: group
  dependsOn: [monitoring]
  params: { monitoringName: names.monitoring, location: location, tags: tags }
}

module identity 'identity.bicep' = {
  scope: group
  dependsOn: [storage, monitoring]
  params: {
    name: names.identity
    location: location
    tags: tags
    storageAccountName: names.storageAccount
    insightsName: names.monitoring
    uploaderId: uploaderId
  }
}

module translator 'translator.bicep' = if (hasTranslator) {
  scope: group
  dependsOn: [identity]
  params: {
    name: names.translator
    location: location
    tags: tags
    tier: translatorTier == 'F0' ? 'F0' : 'S1'
    identityName: names.identity
  }
}

module cosmosTables 'cosmosTables.bicep' = if (isInCosmos) {
  scope: group
  dependsOn: [identity]
  params: { name: names.tables, location: location, tags: tags, identityName: names.identity }
}

module door 'frontDoor.bicep' = if (frontDoor) {
  scope: group
  params: { name: names.frontDoor, tags: tags }
}

// Links in feeds have to lead to where readers are meant to come in.
var publicUrl = !empty(siteUrl) ? siteUrl : frontDoor ? door!.outputs.url : ''

module functionApp 'functionApp.bicep' = {
  scope: group
  params: {
    name: names.functionApp
    location: location
    tags: tags
    storageAccountName: names.storageAccount
    deploymentContainerUrl: storage.outputs.deploymentContainerUrl
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    deployIdentityId: identity.outputs.deployIdentityId
    insightsConnectionString: monitoring.outputs.connectionString
    instanceMemory: instanceMemory
    maxInstances: maxInstances
    alwaysReadyInstances: alwaysReadyInstances
    settings: union(
      {
        Newsroom__Languages: languages
        Newsroom__Title: siteTitle
        NewsroomReconcileSchedule: reconcileSchedule
        NewsroomMergeSchedule: mergeSchedule
        Newsroom__Translator: hasTranslator ? 'azure' : 'none'
      },
      empty(publicUrl) ? {} : { Newsroom__BaseUrl: publicUrl },
      empty(allowedHosts) ? {} : { Newsroom__AllowedHosts: allowedHosts },
      empty(knownProxies) ? {} : { Newsroom__KnownProxies: knownProxies },
      empty(siteId) ? {} : { Newsroom__SiteId: siteId },
      empty(timeZone) ? {} : { Newsroom__TimeZone: timeZone },
      empty(webSubHub) ? {} : { Newsroom__WebSubHub: webSubHub },
      empty(webhooks) ? {} : { Newsroom__Webhooks: webhooks, Newsroom__WebhookSecret: webhookSecret },
      empty(translationBudget) ? {} : { Newsroom__TranslationBudget: translationBudget },
      empty(reviewAbovePercent) ? {} : { Newsroom__ReviewAbovePercent: reviewAbovePercent },
      isInCosmos ? { Newsroom__TablesEndpoint: cosmosTables!.outputs.endpoint } : {},
      hasTranslator
        ? {
            Newsroom__AzureTranslatorResourceId: translator!.outputs.id
            Newsroom__AzureTranslatorRegion: location
          }
        : {}
    )
  }
}

module eventGrid 'eventGrid.bicep' = {
  scope: group
  dependsOn: [functionApp]
  params: {
    name: names.topic
    location: location
    tags: tags
    storageAccountName: names.storageAccount
    functionAppName: names.functionApp
    subscribe: announceUploads
  }
}

module routes 'frontDoorRoutes.bicep' = if (frontDoor) {
  scope: group
  params: { name: names.frontDoor, appHostName: functionApp.outputs.hostName }
}

module alerts 'alerts.bicep' = if (!empty(alertEmail)) {
  scope: group
  dependsOn: [monitoring, eventGrid]
  params: {
    location: location
    tags: tags
    workspaceName: names.monitoring
    topicName: names.topic
    email: alertEmail
  }
}

module budget 'budget.bicep' = if (monthlyBudget > 0) {
  scope: group
  params: { amount: monthlyBudget, startDate: monthlyBudgetStart, email: alertEmail }
}

@description('Where the app answers.')
output url string = 'https://${functionApp.outputs.hostName}'

@description('Where readers come in: siteUrl, or Front Door, or the app.')
output publicUrl string = empty(publicUrl) ? 'https://${functionApp.outputs.hostName}' : publicUrl

@description('The account to upload to, into its container articles.')
output storageAccountName string = names.storageAccount

@description('Name of the function app.')
output functionAppName string = names.functionApp

@description('Name of the resource group; its variable is the one that azd reads.')
output AZURE_RESOURCE_GROUP string = group.name
