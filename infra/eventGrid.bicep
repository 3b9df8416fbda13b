// Tells the app of uploads and deletions.
//
// Uploads: on the Flex Consumption plan a blob trigger hears of blobs in no other way. Event Grid calls a web hook of the Functions host,
// which asks for a key of the host's blob extension. The host makes that key when it first starts with a blob trigger in it, so the subscription
// can't exist before the code is deployed, and the code can't be deployed before the app exists. Hence two steps: deploy this with subscribe = false,
// deploy the code, deploy this once more with subscribe = true. Event Grid calls the hook at once to see that it answers, so the
// app must run by then. Uploads from the time between are found by the timer function Reconcile.
//
// Deletions: no blob trigger fires for them. They go into a queue, which is there before the code is.

@description('Name of the topic.')
param name string

@description('Azure region.')
param location string

@description('Tags of the topic.')
param tags { *: string }

@description('The storage account.')
param storageAccountName string

@description('The function app.')
param functionAppName string

@description('Whether the app\'s code is deployed, so that the app can be called.')
param subscribe bool

var queueDataMessageSender = 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var inArticles = '/blobServices/default/containers/articles/'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource deadLetters 'containers' existing = {
      name: 'dead-letters'
    }
  }

  resource queueService 'queueServices' existing = {
    name: 'default'

    resource deletions 'queues' existing = {
      name: 'deletions'
    }
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionAppName
}

// Asked for only when it is there.
var key = subscribe ? listKeys('${app.id}/host/default', '2024-04-01').systemKeys.blobs_extension : ''

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: {
    source: account.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }

  resource uploads 'eventSubscriptions' = if (subscribe) {
    name: 'article-uploaded'
    dependsOn: [buryAccess]
    properties: {
      destination: {
        endpointType: 'WebHook'
        properties: {
          endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.ArticleUploaded&code=${key}'
        }
      }
      eventDeliverySchema: 'EventGridSchema'
      filter: {
        includedEventTypes: ['Microsoft.Storage.BlobCreated']
        subjectBeginsWith: inArticles
      }
      retryPolicy: { eventTimeToLiveInMinutes: 1440, maxDeliveryAttempts: 30 }
      deadLetterWithResourceIdentity: deadLetter
    }
  }

  resource deletions 'eventSubscriptions' = {
    name: 'article-removed'
    dependsOn: [sendAccess, buryAccess]
    properties: {
      deliveryWithResourceIdentity: {
        identity: { type: 'SystemAssigned' }
        destination: {
          endpointType: 'StorageQueue'
          properties: {
            resourceId: account.id
            queueName: account::queueService::deletions.name
            queueMessageTimeToLiveInSeconds: 604800
          }
        }
      }
      eventDeliverySchema: 'EventGridSchema'
      filter: {
        includedEventTypes: ['Microsoft.Storage.BlobDeleted']
        subjectBeginsWith: inArticles
      }
      retryPolicy: { eventTimeToLiveInMinutes: 1440, maxDeliveryAttempts: 30 }
      deadLetterWithResourceIdentity: deadLetter
    }
  }
}

var deadLetter = {
  identity: { type: 'SystemAssigned' }
  deadLetterDestination: {
    endpointType: 'StorageBlob'
    properties: { resourceId: account.id, blobContainerName: account::blobs::deadLetters.name }
  }
}

resource sendAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::queueService::deletions.id, topic.id, queueDataMessageSender)
  scope: account::queueService::deletions
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataMessageSender)
    description: 'Storage Queue Data Message Sender'
  }
}

resource buryAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::deadLetters.id, topic.id, blobDataContributor)
  scope: account::blobs::deadLetters
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
    description: 'Storage Blob Data Contributor'
  }
}
